curl -H "Authorization: Bearer $TOKEN" \
  "http://localhost:8080/v1/albums?pageSize=50"
