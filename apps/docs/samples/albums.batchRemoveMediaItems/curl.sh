curl -H "Authorization: Bearer $TOKEN" \
  -d "{ \"mediaItemIds\": [\"$MEDIA_ITEM_ID\"] }" \
  "http://localhost:8080/v1/albums/$ALBUM_ID:batchRemoveMediaItems"
