curl -X PATCH -H "Authorization: Bearer $TOKEN" \
  -d '{ "description": "A geyser, just before" }' \
  "http://localhost:8080/v1/mediaItems/$MEDIA_ITEM_ID?updateMask=description"
